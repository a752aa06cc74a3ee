<?php
/**
 * The settings of the plugin: where the surveys are, and on which pages the script is.
 *
 * @package cx-elements
 */

defined( 'ABSPATH' ) || exit;

/**
 * The settings, each with a value.
 *
 * @return array{address: string, everywhere: bool} The address of the collector without a slash at the end, empty if none was written.
 */
function cx_elements_settings() {
	$saved = get_option( 'cx_elements' );
	$saved = is_array( $saved ) ? $saved : array();
	return array(
		'address'    => isset( $saved['address'] ) ? cx_elements_address( $saved['address'] ) : '',
		'everywhere' => ! empty( $saved['everywhere'] ),
	);
}

/**
 * An http or https address without query, fragment and the slash at the end; empty if it is none.
 *
 * @param mixed $address What was written.
 * @return string
 */
function cx_elements_address( $address ) {
	$clean = is_string( $address ) ? esc_url_raw( trim( $address ), array( 'http', 'https' ) ) : '';
	$parts = wp_parse_url( $clean );
	if ( empty( $parts['host'] ) || empty( $parts['scheme'] ) || isset( $parts['user'] ) ) {
		return '';
	}
	$port = isset( $parts['port'] ) ? ':' . (int) $parts['port'] : '';
	$path = isset( $parts['path'] ) ? rtrim( $parts['path'], '/' ) : '';
	return $parts['scheme'] . '://' . $parts['host'] . $port . $path;
}

/**
 * Takes in what a person wrote into the settings.
 *
 * @param mixed $input The fields of the form.
 * @return array{address: string, everywhere: bool}
 */
function cx_elements_sanitize_settings( $input ) {
	$input   = is_array( $input ) ? $input : array();
	$written = isset( $input['address'] ) ? $input['address'] : '';
	$address = cx_elements_address( $written );
	if ( '' === $address && is_string( $written ) && '' !== trim( $written ) && function_exists( 'add_settings_error' ) ) {
		add_settings_error( 'cx_elements', 'address', __( 'This is no address of surveys. It begins with https://.', 'cx-elements' ) );
	}
	return array(
		'address'    => $address,
		'everywhere' => ! empty( $input['everywhere'] ),
	);
}

add_action(
	'admin_init',
	function () {
		register_setting(
			'cx_elements',
			'cx_elements',
			array(
				'type'              => 'array',
				'sanitize_callback' => 'cx_elements_sanitize_settings',
				'default'           => array(),
			)
		);
	}
);

add_action(
	'admin_menu',
	function () {
		add_options_page( __( 'Customer surveys', 'cx-elements' ), __( 'Customer surveys', 'cx-elements' ), 'manage_options', 'cx-elements', 'cx_elements_settings_page' );
	}
);

/**
 * The page of the settings.
 */
function cx_elements_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$settings = cx_elements_settings();
	?>
	<div class="wrap">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<form action="options.php" method="post">
			<?php settings_fields( 'cx_elements' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="cx-elements-address"><?php esc_html_e( 'Address of your surveys', 'cx-elements' ); ?></label></th>
					<td>
						<input type="url" class="regular-text code" id="cx-elements-address" name="cx_elements[address]" aria-describedby="cx-elements-address-help" value="<?php echo esc_attr( $settings['address'] ); ?>">
						<p class="description" id="cx-elements-address-help"><?php esc_html_e( 'Where your collector hosts them, such as https://surveys.example.com. A survey is then at /s/ and its name.', 'cx-elements' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><?php esc_html_e( 'Script', 'cx-elements' ); ?></th>
					<td>
						<label><input type="checkbox" name="cx_elements[everywhere]" value="1" <?php checked( $settings['everywhere'] ); ?>> <?php esc_html_e( 'On every page, so that plain links to surveys become surveys, too', 'cx-elements' ); ?></label>
					</td>
				</tr>
			</table>
			<?php submit_button(); ?>
		</form>
	</div>
	<?php
}
