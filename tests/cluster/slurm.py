"""A Slurm of our own on this machine: munge, slurmctld and a slurmd for each of two nodes, without systemd, cgroups or
anything in /etc; root or not. All of it runs below this process, which adopts what loses its parent; so all of it can be ended.
"""

import ctypes
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

NODES = ["n1", "n2"]
PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "sinfo", "scancel"]
PATH = os.environ["PATH"] + ":/usr/sbin"  # where a user who is not root does not look for daemons
# A lost node is noticed after LOST seconds; a task that is queued again waits for as long as a credential holds.
LOST, CREDENTIAL = 10, 5

# Without cgroups: a container has none to give away. A processor of a node is one of Slurm's book-keeping alone.
CONFIGURATION = """\
ClusterName=paysage
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={munge}/socket,cred_expire={CREDENTIAL}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmdParameters=config_overrides
ReturnToService=2
SlurmdTimeout={LOST}
SchedulerParameters={scheduling}
KillWait=5
NodeName=n1 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[1]} CPUs=1 RealMemory=4000
NodeName=n2 NodeHostname={host} NodeAddr=127.0.0.1 Port={ports[2]} CPUs=1 RealMemory=4000
PartitionName=all Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP
PartitionName=short Nodes=n[1-2] MaxTime=INFINITE State=UP
"""

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36


def prctl(option, value):
    ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def with_us():
    """A daemon ends with this process even if that is killed."""
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def free_ports(count):
    held = [socket.socket() for _ in range(count)]
    for one in held:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def wait_for(what, asked, seconds=60):
    """The first answer of `asked` that is not empty."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = asked()
        if answer:
            return answer
        time.sleep(0.1)
    raise TimeoutError(f"waited {seconds} s in vain: {what}")


def children():
    """The processes below each process."""
    below = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            # The name stands in parentheses, and may have some itself.
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        below.setdefault(parent, []).append(int(stat.parent.name))
    return below


def descendants(pid):
    below, found = children(), [pid]
    for one in found:
        found += below.get(one, [])
    return found[1:]


def surroundings(pid):
    try:
        pairs = pathlib.Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return {}
    return dict(pair.decode(errors="replace").split("=", 1) for pair in pairs if b"=" in pair)


def words(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")[:-1]
    except OSError:
        return []


def kill(pids, number=signal.SIGKILL):
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass


def version():
    told = subprocess.run([shutil.which("slurmd", path=PATH), "-V"], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"(\d+)\.", told).group(1))


def lacks():
    """What must be installed first."""
    return [program for program in PROGRAMS if shutil.which(program, path=PATH) is None]


def adopt():
    """What is started below this process stays below it, whoever of them ends first."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)


def end_all():
    """Ends all that is below this process, until there is nothing: what is killed may be starting others."""
    for _ in range(50):
        kill(descendants(os.getpid()))
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return
        time.sleep(0.1)


class Cluster:
    def __init__(self, folder, scheduling="batch_sched_delay=0,sched_min_interval=100000"):
        """Unless told otherwise, it looks for the next task at once, where Slurm by itself takes its time."""
        adopt()
        self.folder, self.scheduling, self.daemons = folder, scheduling, {}
        # The path of a socket must be short, and all folders above it owned by root or by us.
        self.munge = pathlib.Path(tempfile.mkdtemp(prefix="paysage-munge-"))
        shutil.rmtree(folder, ignore_errors=True)
        for name in ["state", *NODES]:
            (folder / name).mkdir(parents=True)
        self.environment = {**os.environ, "SLURM_CONF": str(folder / "slurm.conf"), "PATH": PATH}
        for name in [name for name in self.environment if name.startswith(("SLURM_", "SBATCH_")) and name != "SLURM_CONF"]:
            del self.environment[name]

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        key = self.munge / "key"
        key.touch(mode=0o600)
        key.write_bytes(os.urandom(128))
        self.munge.chmod(0o755)
        names = {"host": socket.gethostname().split(".")[0], "user": subprocess.check_output(["id", "-un"], text=True).strip(),
                 "ports": free_ports(3), "munge": self.munge, "folder": self.folder, "scheduling": self.scheduling}
        (self.folder / "slurm.conf").write_text(CONFIGURATION.format(**names, LOST=LOST, CREDENTIAL=CREDENTIAL), encoding="utf-8")
        # Later ones insist on cgroups unless told otherwise; earlier ones do not know these words.
        if version() >= 23:
            (self.folder / "cgroup.conf").write_text("CgroupPlugin=disabled\n", encoding="utf-8")
        self.daemon("munged", "munged", "-F", f"--key-file={key}", f"--socket={self.munge}/socket", f"--pid-file={self.munge}/pid",
                    f"--log-file={self.munge}/log", f"--seed-file={self.munge}/seed")
        wait_for("munge", (self.munge / "socket").exists)
        self.controller()
        for node in NODES:
            self.node(node)
        self.wait_for_nodes()

    def daemon(self, name, *arguments):
        with open(self.folder / f"{name}.out", "ab") as log:
            self.daemons[name] = subprocess.Popen(
                [shutil.which(arguments[0], path=PATH), *arguments[1:]], env=self.environment, stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, cwd=self.folder, preexec_fn=with_us)

    def controller(self):
        self.daemon("slurmctld", "slurmctld", "-D", "-f", self.environment["SLURM_CONF"])

    def node(self, name):
        self.daemon(name, "slurmd", "-D", "-f", self.environment["SLURM_CONF"], "-N", name)

    def wait_for_nodes(self):
        """Until all nodes can take tasks."""
        def ready():
            for name, daemon in self.daemons.items():
                if daemon.poll() is not None:
                    raise RuntimeError(f"{name} ended: see {self.folder}/{name}.out and {name}.log")
            states = self.ask("sinfo", "-h", "-N", "-p", "all", "-o", "%N %T").split()[1::2]
            return len(states) == len(NODES) and all(state in ("idle", "allocated", "mixed", "completing") for state in states)
        wait_for("the nodes", ready)

    def ask(self, *command):
        """What a command of Slurm says; nothing while the controller is away."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        return done.stdout if done.returncode == 0 else ""

    def restart_controller(self):
        """It is asked to end: killed, it forgets all that was submitted in the last seconds."""
        self.daemons["slurmctld"].terminate()
        self.daemons["slurmctld"].wait()
        self.controller()

    def tasks(self, **wanted):
        """The processes of tasks, by what Slurm tells them: node, job, index."""
        names = {"node": "SLURMD_NODENAME", "job": "SLURM_ARRAY_JOB_ID", "index": "SLURM_ARRAY_TASK_ID"}
        return [pid for pid in descendants(os.getpid()) if "SLURM_JOB_ID" in (told := surroundings(pid)) and
                all(told.get(names[name]) == str(value) for name, value in wanted.items())]

    def silence(self, node):
        """Nobody answers for a node any more: neither its slurmd nor those that watch over tasks. The tasks are still there."""
        tasks = self.tasks(node=node)
        below = children()
        keepers = [pid for pid in descendants(os.getpid()) if set(below.get(pid, [])) & set(tasks) and pid not in tasks and
                   "slurmstepd" in " ".join(words(pid))]
        self.daemons[node].kill()
        self.daemons[node].wait()
        kill(keepers)
        for pid in keepers:
            try:
                os.waitpid(pid, 0)  # by now they are ours
            except ChildProcessError:
                pass
        return tasks

    def lose(self, node):
        """A node stops in the middle of what it does."""
        tasks = self.silence(node)
        kill(tasks)
        return tasks

    def state(self, job):
        """What became of a job, or of each task of an array: its words of `scontrol show job`."""
        told = self.ask("scontrol", "-o", "show", "job", str(job))
        return [dict(re.findall(r"(\w+)=(\S*)", line)) for line in told.splitlines()]

    def wait(self, job, seconds=240):
        """Until a job, or all tasks of an array, have ended; how they ended."""
        def ended():
            states = self.state(job)
            going = ("PENDING", "RUNNING", "COMPLETING", "CONFIGURING", "REQUEUED", "SUSPENDED")
            return states if states and not any(state["JobState"] in going for state in states) else None
        return wait_for(f"job {job}", ended, seconds)

    def stop(self):
        for daemon in reversed(list(self.daemons.values())):
            daemon.kill()
        end_all()
        shutil.rmtree(self.munge, ignore_errors=True)
