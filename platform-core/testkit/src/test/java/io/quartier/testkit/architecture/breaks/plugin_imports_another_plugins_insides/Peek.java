package io.quartier.testkit.architecture.breaks.plugin_imports_another_plugins_insides;

import io.quartier.neighbour.offer.Offer;

class Peek {
    Offer offer;
}
