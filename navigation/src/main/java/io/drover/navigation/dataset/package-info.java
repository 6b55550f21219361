/**
 * Labelled frames on disk: what a navigation network is trained on and measured with.
 *
 * <p>A dataset is a folder with
 *
 * <ul>
 *   <li>{@code dataset.yaml}: side of the images, number of frames and seeds of the worlds by
 *       split;
 *   <li>{@code labels.csv}: {@code file,split,steering_radians,collision} with one line a frame,
 *       {@code file} relative to the folder, {@code split} one of train, validation, test, steering
 *       positive left, collision in [0, 1];
 *   <li>grey square images of that side (JPEG, quality 95) under {@code frames/}.
 * </ul>
 */
package io.drover.navigation.dataset;
