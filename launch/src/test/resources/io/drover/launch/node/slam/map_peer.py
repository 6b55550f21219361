"""Looks at the map of two rovers as others would, and prints what it sees as one line of JSON."""
import json
import math
import sys

import rospy
import tf2_ros
from diagnostic_msgs.msg import DiagnosticArray
from nav_msgs.msg import OccupancyGrid, Path
from nav_msgs.srv import GetMap
from std_srvs.srv import Trigger
from visualization_msgs.msg import MarkerArray

robots = {"robot1": int(sys.argv[1]), "robot2": int(sys.argv[2])}
rospy.init_node("map_peer")
diagnostics = {}


def heard(message):
    for status in message.status:
        diagnostics[status.name.split(":")[0]] = {v.key: v.value for v in status.values}


rospy.Subscriber("/diagnostics", DiagnosticArray, heard)
buffer = tf2_ros.Buffer()
listener = tf2_ros.TransformListener(buffer)


def in_map(robot):
    return int(diagnostics.get("%s/slam_robot" % robot, {}).get("scans_in_map", 0))


end = rospy.get_time() + 60
while any(in_map(r) < n for r, n in robots.items()) and rospy.get_time() < end:
    rospy.sleep(0.05)

rospy.wait_for_service("/global_merge/save_map", 20)
saved = rospy.ServiceProxy("/global_merge/save_map", Trigger)()
poses = {}
for robot in robots:
    at = buffer.lookup_transform("map", robot + "/base_link", rospy.Time(0), rospy.Duration(20))
    poses[robot] = [at.transform.translation.x, at.transform.translation.y]
now = buffer.lookup_transform("map", "robot1/odom", rospy.Time.now(), rospy.Duration(5))
grid = rospy.wait_for_message("/map", OccupancyGrid, 20)
paths = {r: rospy.wait_for_message("/%s/path" % r, Path, 20) for r in robots}
markers = rospy.wait_for_message("/submaps", MarkerArray, 20)
asked = rospy.ServiceProxy("/dynamic_map", GetMap)().map
parents = {f: [] for f in ("robot1/odom", "robot2/odom")}
for line in buffer.all_frames_as_yaml().splitlines():
    for frame in parents:
        if line.startswith(frame + ":"):
            parents[frame].append(line)
print(json.dumps({
    "saved": [saved.success, saved.message],
    "apart": math.hypot(*(a - b for a, b in zip(poses["robot1"], poses["robot2"]))),
    "odom_in": now.header.frame_id,
    "map_frame": grid.header.frame_id,
    "width": grid.info.width,
    "height": grid.info.height,
    "resolution": grid.info.resolution,
    "occupied": sum(1 for c in grid.data if c == 100),
    "free": sum(1 for c in grid.data if c == 0),
    "asked": [asked.info.width, asked.info.height],
    "paths": {r: [len(p.poses), p.header.frame_id] for r, p in paths.items()},
    "markers": sorted({m.ns for m in markers.markers if m.action == 0}),
    "parents": {f: len(p) for f, p in parents.items()},
    "diagnostics": diagnostics,
}))
