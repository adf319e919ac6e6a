/** Styles aren't looked at in component tests. */
export default {};
