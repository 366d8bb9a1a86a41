"""What setting a value needs on a phone that is at its factory settings."""

from __future__ import annotations

from kb import actions
from kb.catalogue import Catalogue
from kb.records import Parameter

_UNKNOWN = actions.Need(actions.UNKNOWN, None, None, None)
_NONE = actions.Need("none", None, None, None)


class Needs:
    """Tells needs, each found out once."""

    def __init__(self, catalogue: Catalogue, model: str | None = None) -> None:
        self.catalogue = catalogue
        self.model = model
        self._needs: dict[str, actions.Need] = {}
        self._defaults: dict[str, str | None] = {}

    def of(self, parameter: Parameter | None) -> actions.Need:
        """What a change of a parameter needs; `unknown` of one that is not known."""
        if parameter is None:
            return _UNKNOWN
        found = self._needs.get(parameter.key)
        if found is None:
            found = self._needs[parameter.key] = actions.need(self.catalogue, parameter)
        return found

    def of_value(self, name: str, parameter: Parameter | None, value: str) -> actions.Need:
        """What setting a value needs: `none` where it is the default, indexes of `name` in place."""
        if parameter is None:
            return _UNKNOWN
        if parameter.apply == _NONE.action:
            return self.of(parameter)
        if name not in self._defaults:
            varies = self.catalogue.variants(parameter.name)
            self._defaults[name] = self.catalogue.default(name, self.model) if varies else parameter.default
        default = self._defaults[name]
        if default is None or actions.changes(parameter, default, value):
            return self.of(parameter)
        return _NONE
