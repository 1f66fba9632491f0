package io.quartier.testkit.architecture.breaks.kernel_imports_plugin;

import io.quartier.neighbour.api.OfferMade;

interface Start {
    OfferMade first();
}
