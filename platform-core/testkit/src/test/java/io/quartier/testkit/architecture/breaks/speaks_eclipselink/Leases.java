package io.quartier.testkit.architecture.breaks.speaks_eclipselink;

import org.eclipse.persistence.Session;

class Leases {
    Session session;
}
