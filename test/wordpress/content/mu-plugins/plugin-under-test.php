<?php
/** Loads the plugin, if it is to be there, with the settings that a test wants. */
$cx_task = $GLOBALS['cx_task'];
add_filter( 'pre_option_cx_elements', fn() => $GLOBALS['cx_task']['options'] ?? array() );
add_filter( 'pre_option_use_balanceTags', fn() => '0' );
if ( ! empty( $cx_task['plugin'] ) ) {
	require $cx_task['plugin'];
}
