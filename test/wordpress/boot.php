<?php
/**
 * Boots a real WordPress without a database and does with texts what it does with posts. Usage: php boot.php WORDPRESS_FOLDER < task.json
 *
 * The task: { plugin, options, canEdit, steps: [{ do, text }] }; the answer: { version, results }.
 */
error_reporting( E_ALL );
ini_set( 'display_errors', 'stderr' );
$GLOBALS['cx_task'] = json_decode( stream_get_contents( STDIN ), true, 512, JSON_THROW_ON_ERROR );

define( 'ABSPATH', rtrim( $argv[1], '/' ) . '/' );
define( 'WP_CONTENT_DIR', __DIR__ . '/content' );
define( 'WP_SITEURL', 'https://cms.example' );
define( 'WP_HOME', 'https://cms.example' );
define( 'WP_INSTALLING', true );
define( 'DISABLE_WP_CRON', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_DISPLAY', false );
foreach ( array( 'DB_NAME', 'DB_USER', 'DB_PASSWORD', 'DB_HOST', 'DB_COLLATE' ) as $name ) {
	define( $name, '' );
}
define( 'DB_CHARSET', 'utf8mb4' );
foreach ( array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ) as $name ) {
	define( $name, 'x' );
}
$table_prefix           = 'wp_';
$_SERVER['HTTP_HOST']   = 'cms.example';
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD']  = 'GET';

$cx_problems = array();
set_error_handler(
	function ( $level, $message, $file ) use ( &$cx_problems ) {
		// What is wrong within WordPress on this version of PHP is not ours.
		if ( 0 !== strpos( $file, ABSPATH ) ) {
			$cx_problems[] = $message . ' in ' . basename( $file );
		}
		return true;
	}
);

ob_start();
require ABSPATH . 'wp-settings.php';
if ( ! empty( $cx_task['canEdit'] ) ) {
	add_filter( 'user_has_cap', fn( $all ) => array_merge( $all, array( 'edit_posts' => true, 'manage_options' => true ) ) );
}
kses_init_filters();

/** As a post of an author without unfiltered_html is saved. */
function cx_save( $text ) {
	return wp_unslash( apply_filters( 'content_save_pre', wp_slash( $text ) ) );
}

$results = array();
foreach ( $cx_task['steps'] as $step ) {
	$text = $step['text'] ?? '';
	switch ( $step['do'] ) {
		case 'save':
			$results[] = cx_save( $text );
			break;
		case 'show':
			$results[] = apply_filters( 'the_content', cx_save( $text ) );
			break;
		case 'kses':
			$results[] = wp_kses_post( $text );
			break;
		case 'blocks':
			$results[] = array_map( fn( $block ) => array( 'name' => $block['blockName'], 'attributes' => $block['attrs'] ), parse_blocks( $text ) );
			break;
		case 'shortcode':
			$results[] = shortcode_parse_atts( preg_replace( '/^\[\w+|\]$/', '', $text ) );
			break;
		case 'scripts':
			do_action( 'wp_enqueue_scripts' );
			ob_start();
			if ( function_exists( 'wp_script_modules' ) ) {
				wp_script_modules()->print_enqueued_script_modules();
			}
			wp_print_scripts();
			wp_print_footer_scripts();
			$results[] = ob_get_clean();
			break;
		case 'provider':
			$results[] = ( _wp_oembed_get_object() )->get_provider( $text, array( 'discover' => false ) );
			break;
		case 'oembed':
			// What WordPress makes of an answer of oEmbed from a site that it does not know.
			$results[] = wp_filter_oembed_result( _wp_oembed_get_object()->data2html( json_decode( $text ), 'https://surveys.bank.example/s/renewal' ), json_decode( $text ), 'https://surveys.bank.example/s/renewal' );
			break;
		case 'settings':
			$results[] = cx_elements_sanitize_settings( json_decode( $text, true ) );
			break;
		case 'settings-page':
			require_once ABSPATH . 'wp-admin/includes/template.php';
			require_once ABSPATH . 'wp-admin/includes/plugin.php';
			ob_start();
			cx_elements_settings_page();
			$results[] = ob_get_clean();
			break;
	}
}
ob_end_clean();
echo json_encode( array( 'version' => $GLOBALS['wp_version'], 'results' => $results, 'problems' => $cx_problems ), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR );
