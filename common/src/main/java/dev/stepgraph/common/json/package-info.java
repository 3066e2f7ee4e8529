/** Reading, writing, sizing and comparing JSON values that came from outside. */
@NullMarked
package dev.stepgraph.common.json;

import org.jspecify.annotations.NullMarked;
