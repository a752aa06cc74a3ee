<?php
/**
 * Leaves nothing behind.
 *
 * @package cx-elements
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'cx_elements' );
