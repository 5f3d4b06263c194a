/** Tests of throwaway servers, on real ones. */
@NullMarked
package dev.taskdal.throwaway;

import org.jspecify.annotations.NullMarked;
