/** Tests of the JUnit extension. */
@NullMarked
package dev.taskdal.throwaway.junit;

import org.jspecify.annotations.NullMarked;
