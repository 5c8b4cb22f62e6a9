// Rules of our own for ESLint.

/** `any`, `as` and `!` say "trust me" to the compiler; each must say why, in a comment on its line or on the line above. */
const reasonBesideIt = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { missing: '`{{what}}` needs its reason in a comment beside it, or better a type that makes it unnecessary.' },
  },
  create(context) {
    const { sourceCode } = context;
    const explained = new Set(sourceCode.getAllComments().flatMap(({ loc }) => [loc.start.line, loc.end.line, loc.end.line + 1]));
    const demand = (what) => (node) => {
      if (!explained.has(node.loc.start.line) && !explained.has(node.loc.end.line)) context.report({ node, messageId: 'missing', data: { what } });
    };
    const isConst = ({ typeAnnotation }) => typeAnnotation.type === 'TSTypeReference' && typeAnnotation.typeName.name === 'const';
    return {
      TSAnyKeyword: demand('any'),
      TSNonNullExpression: demand('!'),
      TSTypeAssertion: demand('<type>'),
      TSAsExpression: (node) => (isConst(node) ? undefined : demand('as')(node)),
    };
  },
};

export default { rules: { 'reason-beside-it': reasonBesideIt } };
