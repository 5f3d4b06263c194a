/** Throwaway databases as parameters of JUnit tests: see {@link dev.taskdal.throwaway.junit.PostgresTest}. */
@NullMarked
package dev.taskdal.throwaway.junit;

import org.jspecify.annotations.NullMarked;
