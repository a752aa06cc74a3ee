<?php
/**
 * The doors through which a survey comes into a post: block, shortcode, address, and our own elements.
 *
 * @package cx-elements
 */

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	function () {
		register_block_type( dirname( CX_ELEMENTS_FILE ) . '/blocks/survey' );
		add_shortcode( 'cx_survey', 'cx_elements_shortcode' );
		$address = cx_elements_settings()['address'];
		if ( '' !== $address ) {
			wp_oembed_add_provider( $address . '/s/*', $address . '/oembed' );
		}
	}
);

/**
 * [cx_survey kind="nps-survey" survey="renewal" text="Rate us" business="Tidewell"]
 *
 * @param mixed $attributes What stands in the shortcode; names with _ instead of -.
 * @return string
 */
function cx_elements_shortcode( $attributes ) {
	$attributes = is_array( $attributes ) ? $attributes : array();
	$said       = array();
	foreach ( $attributes as $name => $value ) {
		// A shortcode cannot hold brackets, quotes and back-slashes: they are written as entities.
		$said[ str_replace( '_', '-', (string) $name ) ] = html_entity_decode( (string) $value, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	}
	foreach ( array( 'no-comment', 'dismissible' ) as $switch ) {
		if ( isset( $said[ $switch ] ) ) {
			$said[ $switch ] = ! in_array( strtolower( $said[ $switch ] ), array( '', 'no', 'false', '0' ), true );
		}
	}
	return cx_elements_markup( array_merge( $said, array( 'settings' => $said ) ) );
}

// Those who may write HTML but not everything (all but administrators and editors) keep our elements, too.
add_filter(
	'wp_kses_allowed_html',
	function ( $tags, $context ) {
		if ( 'post' !== $context || ! is_array( $tags ) ) {
			return $tags;
		}
		$allowed = array_fill_keys( array_merge( array( 'survey', 'lang', 'dir', 'class' ), cx_elements_content_settings() ), true );
		foreach ( cx_elements_kinds() as $kind ) {
			$tags[ 'cx-' . $kind ] = $allowed;
		}
		return $tags;
	},
	10,
	2
);
