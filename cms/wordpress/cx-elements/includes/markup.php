<?php
/**
 * The markup of a survey: a link that works everywhere and becomes the survey where the script is.
 *
 * @package cx-elements
 */

defined( 'ABSPATH' ) || exit;

/**
 * Elements that ask, without "cx-".
 *
 * @return string[]
 */
function cx_elements_kinds() {
	return array( 'nps-survey', 'survey', 'csat-survey', 'ces-survey', 'complaint' );
}

/**
 * What an author may set; the same that the script takes from content.
 *
 * @return string[]
 */
function cx_elements_content_settings() {
	return array(
		'question', 'business', 'low-label', 'high-label', 'wording', 'look', 'follow-up-detractor', 'follow-up-passive', 'follow-up-promoter',
		'follow-up-low', 'follow-up-middle', 'follow-up-high', 'no-comment', 'comment-limit', 'thanks', 'dismissible', 'touchpoint',
	);
}

/**
 * The markup of one survey; empty where nothing can be shown. Authors who could mend it are told what is missing.
 *
 * @param array{kind?: mixed, survey?: mixed, text?: mixed, display?: mixed, height?: mixed, settings?: mixed} $wanted What the author asked for.
 * @return string
 */
function cx_elements_markup( $wanted ) {
	$text    = function ( $name, $otherwise ) use ( $wanted ) {
		return isset( $wanted[ $name ] ) && is_scalar( $wanted[ $name ] ) && '' !== trim( (string) $wanted[ $name ] ) ? (string) $wanted[ $name ] : $otherwise;
	};
	$address = cx_elements_settings()['address'];
	$survey  = $text( 'survey', '' );
	if ( '' === $address ) {
		return cx_elements_note( __( 'The address of your surveys is missing: Settings, Customer surveys.', 'cx-elements' ) );
	}
	if ( ! preg_match( '/^[a-z][a-z0-9._-]{0,63}$/D', $survey ) ) {
		return cx_elements_note( __( 'Say which survey: its name, such as "renewal".', 'cx-elements' ) );
	}
	$kind  = $text( 'kind', 'survey' );
	$kind  = in_array( $kind, cx_elements_kinds(), true ) ? $kind : 'survey';
	$label = $text( 'text', __( 'Tell us what you think', 'cx-elements' ) );
	$url   = $address . '/s/' . $survey;
	cx_elements_enqueue();

	if ( 'frame' === $text( 'display', 'element' ) ) {
		$height = min( max( absint( $text( 'height', '420' ) ), 80 ), 10000 );
		return sprintf(
			'<iframe class="cx-elements-frame" src="%1$s" title="%2$s" width="100%%" height="%3$d" loading="lazy" referrerpolicy="strict-origin" style="border:0"></iframe>',
			esc_url( $url, array( 'http', 'https' ) ),
			cx_elements_quiet( esc_attr( $label ) ),
			$height
		);
	}
	$attributes = array(
		'class'          => 'cx-' . $kind,
		'data-cx'        => $kind,
		'data-cx-survey' => $survey,
	);
	$settings   = isset( $wanted['settings'] ) && is_array( $wanted['settings'] ) ? $wanted['settings'] : array();
	foreach ( cx_elements_content_settings() as $name ) {
		if ( isset( $settings[ $name ] ) && is_scalar( $settings[ $name ] ) && false !== $settings[ $name ] ) {
			$attributes[ 'data-cx-' . $name ] = true === $settings[ $name ] ? '' : (string) $settings[ $name ];
		}
	}
	$markup = '<a';
	foreach ( $attributes as $name => $value ) {
		$markup .= ' ' . $name . '="' . cx_elements_quiet( esc_attr( $value ) ) . '"';
	}
	$hash = 'survey' === $kind ? '' : '#cx=' . $kind;
	return $markup . ' href="' . esc_url( $url . $hash, array( 'http', 'https' ) ) . '">' . cx_elements_quiet( esc_html( $label ) ) . '</a>';
}

/**
 * Escaped text that WordPress, which goes on working at what a block has made, takes neither for a shortcode nor for paragraphs.
 *
 * @param string $escaped Text for an attribute or between tags.
 * @return string
 */
function cx_elements_quiet( $escaped ) {
	return str_replace( array( '[', ']', "\r\n", "\r", "\n" ), array( '&#091;', '&#093;', '&#10;', '&#10;', '&#10;' ), $escaped );
}

/**
 * What is missing, for those who can write this page; nothing for visitors.
 *
 * @param string $sentence What to say.
 * @return string
 */
function cx_elements_note( $sentence ) {
	return current_user_can( 'edit_posts' ) ? '<p class="cx-elements-note"><em>' . esc_html( $sentence ) . '</em></p>' : '';
}
