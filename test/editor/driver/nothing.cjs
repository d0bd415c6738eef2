// An extension that does nothing: what VS Code itself takes to activate one.
exports.activate = () => undefined
