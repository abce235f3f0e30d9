// Scores the pairs of names on standard input with Watchman's best-pairs Jaro-Winkler and prints how many a CPU second.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"syscall"

	"github.com/moov-io/watchman/internal/stringscore"
)

// One round is over too soon for the clock of the processor.
const rounds = 20

func main() {
	var pairs [][2]string
	if err := json.NewDecoder(os.Stdin).Decode(&pairs); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	began := cpuSeconds()
	for round := 0; round < rounds; round++ {
		for _, pair := range pairs {
			query := strings.Fields(strings.ToLower(pair[0]))
			stringscore.BestPairsJaroWinkler(query, strings.ToLower(pair[1]))
		}
	}
	fmt.Println(float64(rounds*len(pairs)) / (cpuSeconds() - began))
}

func cpuSeconds() float64 {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e9
}
