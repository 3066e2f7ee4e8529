/** What both services already use; free of Spring web and of JPA. */
@NullMarked
package dev.stepgraph.common;

import org.jspecify.annotations.NullMarked;
