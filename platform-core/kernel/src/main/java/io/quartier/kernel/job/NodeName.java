package io.quartier.kernel.job;

import io.quartier.contract.data.Ids;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What operators call this process: the machine, and something that no other process of it has. */
final class NodeName {

    private NodeName() {}

    static String ofThisProcess() {
        String id = Ids.next().toString();
        return machine() + "-" + id.substring(id.length() - 8);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
