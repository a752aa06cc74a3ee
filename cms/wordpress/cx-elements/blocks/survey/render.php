<?php
/**
 * The block as visitors get it. The post keeps only what the author chose, so nothing in it can become invalid.
 *
 * @var array $attributes What the author chose.
 * @package cx-elements
 */

defined( 'ABSPATH' ) || exit;

$cx_elements_markup = cx_elements_markup( $attributes );
if ( '' !== $cx_elements_markup ) {
	// phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- escaped where it is made.
	echo '<div ' . get_block_wrapper_attributes() . '>' . $cx_elements_markup . '</div>';
}
