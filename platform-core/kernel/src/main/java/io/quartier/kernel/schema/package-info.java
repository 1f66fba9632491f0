/** Reads the database's own catalogue and says where a table, policy, function or role would let organizations mix. */
package io.quartier.kernel.schema;
