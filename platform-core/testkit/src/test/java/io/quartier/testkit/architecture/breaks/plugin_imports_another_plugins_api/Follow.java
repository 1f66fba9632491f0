package io.quartier.testkit.architecture.breaks.plugin_imports_another_plugins_api;

import io.quartier.neighbour.api.OfferMade;

class Follow {
    OfferMade seen;
}
