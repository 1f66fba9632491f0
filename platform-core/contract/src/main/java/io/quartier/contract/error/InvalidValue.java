package io.quartier.contract.error;

import java.util.List;

/**
 * Thrown by the checking constructor of a value record: the platform reports its fault at the field that held the
 * value, together with all others of the request.
 */
public class InvalidValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** One or more faults, with fields relative to the value: empty for the value itself. */
    public InvalidValue(Fault... faults) {
        super(Fault.brief(List.of(faults)));
        this.faults = List.of(faults);
    }

    /** What is wrong. */
    public List<Fault> faults() {
        return faults;
    }
}
