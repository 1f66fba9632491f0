package io.quartier.testkit.architecture.breaks.api_imports_insides.api;

import io.quartier.testkit.architecture.breaks.api_imports_insides.lease.Lease;

public record Signed(Lease lease) {}
