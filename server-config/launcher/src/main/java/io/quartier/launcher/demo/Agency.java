package io.quartier.launcher.demo;

import java.util.List;

/**
 * An agency of the demo with its owner.
 *
 * @param key names its file of listings and its entry among the credentials
 * @param shares how many listings it has in which city
 */
record Agency(String key, String name, String firstName, String lastName, String email, List<Share> shares) {

    record Share(City city, int listings) {}

    static final List<Agency> ALL = List.of(
            new Agency(
                    "dunaj",
                    "Dunaj Reality",
                    "Zuzana",
                    "Horváthová",
                    "zuzana@dunaj-reality.example",
                    List.of(
                            new Share(City.BRATISLAVA, 60),
                            new Share(City.KOSICE, 35),
                            new Share(City.ZILINA, 20),
                            new Share(City.PRAHA, 40),
                            new Share(City.BRNO, 20))),
            new Agency(
                    "kastanie",
                    "Kastanie & Lane",
                    "Jonas",
                    "Lindner",
                    "jonas@kastanie-lane.example",
                    List.of(
                            new Share(City.WIEN, 45),
                            new Share(City.BERLIN, 45),
                            new Share(City.MUENCHEN, 20),
                            new Share(City.LONDON, 40),
                            new Share(City.EDINBURGH, 25))));
}
