package io.quartier.testkit.architecture.breaks.features_in_a_circle.deposit;

import io.quartier.testkit.architecture.breaks.features_in_a_circle.lease.Lease;

public class Deposit {
    Lease lease;
}
