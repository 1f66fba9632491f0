package io.quartier.bench;

import io.quartier.bench.Population.Organization;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Requests to the running product, each of a random organization. */
final class HttpLoad implements Load.Workers {

    private final int port;
    private final List<Organization> organizations;
    private final Operation operation;

    HttpLoad(int port, List<Organization> organizations, Operation operation) {
        this.port = port;
        this.organizations = organizations;
        this.operation = operation;
    }

    @Override
    public Load.Worker open(int number) {
        return new Client(new HttpConnection(port));
    }

    private final class Client implements Load.Worker {

        private final HttpConnection connection;

        Client(HttpConnection connection) {
            this.connection = connection;
        }

        @Override
        public void request() throws IOException {
            Organization organization =
                    organizations.get(ThreadLocalRandom.current().nextInt(organizations.size()));
            int status = connection.exchange(operation.request(organization));
            if (status != operation.expected()) {
                throw new IOException("'%s' was answered with %d: %s"
                        .formatted(operation.title(), status, connection.head().strip()));
            }
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
