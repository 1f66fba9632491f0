package io.quartier.testkit.architecture.breaks.resource_is_hidden;

import jakarta.ws.rs.Path;

@Path("leases")
class LeaseResource {}
