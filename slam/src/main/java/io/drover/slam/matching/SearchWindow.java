package io.drover.slam.matching;

/**
 * What a correlative search tries around its prior.
 *
 * @param metres to each side
 * @param radians to each side
 * @param stepRadians between one angle and the next
 * @param metreDiscount how fast a pose loses with its distance, 1/m
 * @param radianDiscount and with its turn, 1/rad
 */
public record SearchWindow(
    double metres,
    double radians,
    double stepRadians,
    double metreDiscount,
    double radianDiscount) {}
