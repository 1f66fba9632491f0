package it.quartier.probe;

import io.quartier.contract.data.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** A row that says by its title how it came about. */
@Entity
@Table(schema = "probe", name = "marks")
class Mark {

    @Id
    private UUID id;

    @Column(name = "organization_id")
    private UUID organizationId;

    private String title;

    @Version
    private long version;

    protected Mark() {}

    Mark(UUID organizationId, String title) {
        this.id = Ids.next();
        this.organizationId = organizationId;
        this.title = title;
    }
}
