/* The block in the editor: plain controls, and a stand-in for what visitors see. Written as browsers read it, so there is nothing to build. */
(({ blocks, element, blockEditor, components, i18n }) => {
  const { createElement: h, Fragment } = element;
  const { __ } = i18n;
  const KINDS = [
    { value: 'survey', label: __('A survey as it was made', 'cx-elements') },
    { value: 'nps-survey', label: __('Would you recommend us? (NPS)', 'cx-elements') },
    { value: 'csat-survey', label: __('How satisfied are you? (CSAT)', 'cx-elements') },
    { value: 'ces-survey', label: __('How easy was it? (CES)', 'cx-elements') },
    { value: 'complaint', label: __('Complaint', 'cx-elements') },
  ];

  blocks.registerBlockType('cx-elements/survey', {
    edit: ({ attributes, setAttributes }) => {
      const { kind, survey, text, display, height, settings } = attributes;
      const field = (name, label, help) => h(components.TextControl, { label, help, value: attributes[name], onChange: (value) => setAttributes({ [name]: value }), __nextHasNoMarginBottom: true });
      const setting = (name, label) => h(components.TextControl, { label, value: settings[name] ?? '', onChange: (value) => setAttributes({ settings: { ...settings, [name]: value } }), __nextHasNoMarginBottom: true });
      return h(
        Fragment,
        null,
        h(
          blockEditor.InspectorControls,
          null,
          h(
            components.PanelBody,
            { title: __('Survey', 'cx-elements') },
            h(components.SelectControl, { label: __('What it asks', 'cx-elements'), value: kind, options: KINDS, onChange: (value) => setAttributes({ kind: value }), __nextHasNoMarginBottom: true }),
            setting('question', __('Question, if another than usual', 'cx-elements')),
            setting('business', __('Name of your company in the usual question', 'cx-elements')),
            setting('touchpoint', __('Point of the journey, such as renewal', 'cx-elements')),
            h(components.SelectControl, {
              label: __('How it is shown', 'cx-elements'), value: display, onChange: (value) => setAttributes({ display: value }), __nextHasNoMarginBottom: true,
              options: [{ value: 'element', label: __('In the page', 'cx-elements') }, { value: 'frame', label: __('In a frame', 'cx-elements') }],
            }),
            display === 'frame' && h(components.RangeControl, { label: __('Height', 'cx-elements'), value: height, min: 80, max: 1200, onChange: (value) => setAttributes({ height: value }), __nextHasNoMarginBottom: true }),
          ),
        ),
        h(
          'div',
          blockEditor.useBlockProps(),
          h(
            components.Placeholder,
            { icon: 'feedback', label: __('Customer survey', 'cx-elements'), instructions: KINDS.find(({ value }) => value === kind)?.label },
            field('survey', __('Name of the survey', 'cx-elements'), __('As in its address: /s/renewal is "renewal".', 'cx-elements')),
            field('text', __('Words of the link', 'cx-elements'), __('Seen where there is no script.', 'cx-elements')),
          ),
        ),
      );
    },
    save: () => null,
  });
})(window.wp);
