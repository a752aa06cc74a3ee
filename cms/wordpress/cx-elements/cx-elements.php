<?php
/**
 * Plugin Name:       cx-elements surveys
 * Description:       Puts customer surveys (NPS, CSAT, CES and others) into posts and pages: a block, a shortcode, or just the address of a survey.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * Text Domain:       cx-elements
 *
 * @package cx-elements
 */

defined( 'ABSPATH' ) || exit;

define( 'CX_ELEMENTS_FILE', __FILE__ );

require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/markup.php';
require_once __DIR__ . '/includes/script.php';
require_once __DIR__ . '/includes/content.php';
