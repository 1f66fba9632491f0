package io.quartier.testkit.architecture.breaks.resource_imports_persistence;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;

@Path("leases")
public class LeaseResource {
    EntityManager entities;
}
