/**
 * The curves of d3-shape that take a setting are made by functions that run when the module is loaded, and no bundler can know that
 * they do nothing else. Here it is said, so that a chart with straight lines has no splines in it.
 */
export const pureCurves = {
  name: 'cx-pure-curves',
  transform: (code, id) => (id.includes('/d3-shape/') ? { code: code.replace(/= (?=\(function custom\(|curveRadial\()/g, '= /* @__PURE__ */ '), map: null } : null),
};
