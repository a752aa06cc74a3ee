<?php
/**
 * The one script: a module of the collector, once a page, wherever themes and optimisers put it.
 *
 * @package cx-elements
 */

defined( 'ABSPATH' ) || exit;

/**
 * Puts the script on this page. Asking several times puts it there once.
 */
function cx_elements_enqueue() {
	$address = cx_elements_settings()['address'];
	if ( '' === $address ) {
		return;
	}
	$source = $address . '/s/-/embed.js';
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'cx-elements-embed', $source, array(), null );
		return;
	}
	// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion -- the collector says how long it may be kept.
	wp_enqueue_script( 'cx-elements-embed', $source, array(), null, true );
}

add_action(
	'wp_enqueue_scripts',
	function () {
		if ( cx_elements_settings()['everywhere'] ) {
			cx_elements_enqueue();
		}
	}
);

// Before WordPress 6.5 there were no script modules: the tag is told to be one.
add_filter(
	'script_loader_tag',
	function ( $tag, $handle ) {
		if ( 'cx-elements-embed' !== $handle || false !== strpos( $tag, 'type="module"' ) ) {
			return $tag;
		}
		$tag = preg_replace( '/ type=([\'"])text\/javascript\1/', '', $tag );
		return str_replace( '<script ', '<script type="module" data-cfasync="false" ', $tag );
	},
	10,
	2
);
