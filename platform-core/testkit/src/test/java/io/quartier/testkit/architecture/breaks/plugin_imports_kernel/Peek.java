package io.quartier.testkit.architecture.breaks.plugin_imports_kernel;

import io.quartier.kernel.schema.Finding;

class Peek {
    Finding finding;
}
