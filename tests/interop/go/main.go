// franz-go and sarama. Called with "franz" or "sarama" and the bootstrap servers; prints `ok NAME` or `FAILED NAME: why` for each check; ends with 1 if one failed.
package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

var (
	run     = fmt.Sprint(time.Now().UnixMilli())
	now     = time.Now().UnixMilli()
	servers []string
	failed  bool
)

func topic(name string) string { return name + "-" + run }

func check(name string, f func() error) {
	if err := f(); err != nil {
		failed = true
		fmt.Printf("FAILED %s: %v\n", name, err)
		return
	}
	fmt.Println("ok", name)
}

func until(what string, seconds int, f func() (bool, error)) error {
	end := time.Now().Add(time.Duration(seconds) * time.Second)
	for {
		ok, err := f()
		if err != nil || ok {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("%s: not within %d s", what, seconds)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func main() {
	servers = strings.Split(os.Args[2], ",")
	if os.Args[1] == "franz" {
		franz()
	} else {
		saramaChecks()
	}
	if failed {
		os.Exit(1)
	}
}
