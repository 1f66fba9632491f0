/** The two ways by which clients follow channels: sockets at {@code /ws/{channel}}, and server-sent events. */
package io.quartier.web.realtime;
