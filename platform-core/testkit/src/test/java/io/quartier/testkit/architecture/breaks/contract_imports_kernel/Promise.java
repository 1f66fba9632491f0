package io.quartier.testkit.architecture.breaks.contract_imports_kernel;

import io.quartier.kernel.schema.Finding;

interface Promise {
    Finding finding();
}
