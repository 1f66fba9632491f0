package io.quartier.example.note;

import io.quartier.contract.error.Fault;
import io.quartier.contract.error.InvalidValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody writes into a note: the body of POST, and what a PATCH is applied to. Constraints of one field are
 * annotations; what concerns several fields is said in the constructor.
 */
@Schema(description = "A note as its writer says it.")
record NoteDraft(
        @NotBlank @Size(max = 200) @Schema(example = "Call the heating engineer")
        String title,

        @Size(max = 10_000) @Schema(example = "Boiler of house 12, ask for the yearly check.")
        String text,

        @Schema(example = "2026-12-01", description = "Day by which it should be done.")
        LocalDate dueOn,

        @Min(1)
        @Max(366)
        @Schema(example = "365", description = "When it is finished, write the next one so many days later.")
        Integer repeatEveryDays) {

    NoteDraft {
        if (repeatEveryDays != null && dueOn == null) {
            throw new InvalidValue(Fault.of("dueOn", Fault.REQUIRED));
        }
    }
}
