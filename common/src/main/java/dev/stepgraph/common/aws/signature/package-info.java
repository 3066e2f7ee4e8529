/**
 * Signature Version 4 of AWS: signing requests, and verifying those that others signed, byte for
 * byte. Knows no server and no client.
 */
@NullMarked
package dev.stepgraph.common.aws.signature;

import org.jspecify.annotations.NullMarked;
