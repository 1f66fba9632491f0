package io.quartier.listings.listing;

import io.quartier.contract.data.Row;
import io.quartier.listings.api.Energy;
import io.quartier.listings.api.EnergyBasis;
import io.quartier.listings.api.EnergyCarrier;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** The columns of a listing's energy certificate. */
@Embeddable
class EnergyData {

    @Column(name = "energy_basis")
    private String basis;

    @Column(name = "energy_value")
    private Double value;

    @Column(name = "energy_class")
    private String efficiencyClass;

    @Column(name = "energy_factor")
    private Double factor;

    @Column(name = "energy_carrier")
    private String carrier;

    @Column(name = "energy_issued_on")
    private LocalDate issuedOn;

    @Column(name = "energy_valid_until")
    private LocalDate validUntil;

    protected EnergyData() {}

    static EnergyData of(Energy energy) {
        EnergyData data = new EnergyData();
        if (energy != null) {
            data.basis = Words.of(energy.basis());
            data.value = energy.value();
            data.efficiencyClass = energy.efficiencyClass();
            data.factor = energy.efficiencyFactor();
            data.carrier = Words.of(energy.carrier());
            data.issuedOn = energy.issuedOn();
            data.validUntil = energy.validUntil();
        }
        return data;
    }

    static Energy of(Row row) {
        Energy energy = new Energy(
                row.word("energy_basis", EnergyBasis.class),
                row.decimal("energy_value"),
                row.text("energy_class"),
                row.decimal("energy_factor"),
                row.word("energy_carrier", EnergyCarrier.class),
                row.date("energy_issued_on"),
                row.date("energy_valid_until"));
        return energy.saysNothing() ? null : energy;
    }

    Energy energy() {
        Energy energy = new Energy(
                Words.parse(basis, EnergyBasis.class),
                value,
                efficiencyClass,
                factor,
                Words.parse(carrier, EnergyCarrier.class),
                issuedOn,
                validUntil);
        return energy.saysNothing() ? null : energy;
    }
}
