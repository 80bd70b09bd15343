/**
 * Models run by ONNX Runtime. Apart from what uses them, as these classes alone are loaded beside that library and not with
 * the application: nothing else names a class of either.
 */
@NullMarked
package dev.raven.core.recall.onnx;

import org.jspecify.annotations.NullMarked;
