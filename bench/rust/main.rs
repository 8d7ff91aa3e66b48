// The cases in Rust (1.63, which Debian 12 has, and later), with the standard library alone; harness.hpp and harness.cpp in small. See those for what is measured how.
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::env;
use std::future::Future;
use std::hint::black_box;
use std::mem::size_of_val;
use std::pin::Pin;
use std::process::exit;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

// Allocations, counted on request.

struct Counting;

static IS_COUNTING: AtomicBool = AtomicBool::new(false);
static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if IS_COUNTING.load(Relaxed) {
            ALLOCATIONS.fetch_add(1, Relaxed);
            PEAK.fetch_max(LIVE.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        }
        System.alloc(layout)
    }
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if IS_COUNTING.load(Relaxed) {
            LIVE.fetch_sub(layout.size(), Relaxed);
        }
        System.dealloc(block, layout)
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// The executor: a waker that counts, and a poll that is never inlined.

static WAKES: AtomicU64 = AtomicU64::new(0);
static WAKER: RawWakerVTable = RawWakerVTable::new(|data| RawWaker::new(data, &WAKER), count, count, |_| {});

fn count(_: *const ()) {
    WAKES.store(WAKES.load(Relaxed) + 1, Relaxed);
}

fn counting_waker() -> Waker {
    unsafe { Waker::from_raw(RawWaker::new(std::ptr::null(), &WAKER)) }
}

static LARGEST_ROOT: AtomicUsize = AtomicUsize::new(0);

fn opaque(value: u64) -> u64 {
    let result;
    unsafe { std::arch::asm!("/* {0} */", inlateout(reg) value => result, options(nomem, nostack, preserves_flags)) };
    result
}

fn escape<T>(object: &mut T) {
    unsafe { std::arch::asm!("/* {0} */", in(reg) object, options(nostack, preserves_flags)) };
}

#[inline(never)]
fn poll_root<F: Future>(future: Pin<&mut F>, cx: &mut Context<'_>) -> Poll<F::Output> {
    future.poll(cx)
}

fn adopt<F>(future: &mut F) {
    if size_of_val(future) > LARGEST_ROOT.load(Relaxed) {
        LARGEST_ROOT.store(size_of_val(future), Relaxed);
    }
    escape(future);
}

/// Where a polled future begins: at a cache line, so that its time doesn't depend on where the stack happens to be.
#[repr(align(64))]
struct Root<F>(F);

fn run_to_end<F: Future>(future: F) -> F::Output {
    let mut root = Root(future);
    adopt(&mut root.0);
    let mut future = unsafe { Pin::new_unchecked(&mut root.0) };
    let waker = counting_waker();
    let mut cx = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(value) = poll_root(future.as_mut(), &mut cx) {
            return value;
        }
        escape(&mut future);
    }
}

struct YieldNow(bool);

impl Future for YieldNow {
    type Output = ();
    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

fn yield_now() -> YieldNow {
    YieldNow(false)
}

struct PassGate(u64);

static IS_OPEN: AtomicBool = AtomicBool::new(true);

impl Future for PassGate {
    type Output = u64;
    #[inline(always)]
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u64> {
        if IS_OPEN.load(Relaxed) { Poll::Ready(self.0) } else { Poll::Pending }
    }
}

struct Token(u64);

static DESTROYED: AtomicU64 = AtomicU64::new(0);

impl Drop for Token {
    #[inline]
    fn drop(&mut self) {
        DESTROYED.store(DESTROYED.load(Relaxed).wrapping_add(self.0), Relaxed);
    }
}

// Nested ready calls.

async fn third(x: u64) -> u64 {
    opaque(x).wrapping_add(1)
}
async fn second(x: u64) -> u64 {
    third(x.wrapping_add(3)).await ^ x
}
async fn first(x: u64) -> u64 {
    second(x.wrapping_mul(5)).await.wrapping_add(x)
}
async fn sum_of_nested(n: u64) -> u64 {
    let mut sum = 0u64;
    for i in 0..n {
        sum = sum.wrapping_add(first(i).await);
    }
    sum
}

async fn gated_third(x: u64) -> u64 {
    PassGate(opaque(x)).await.wrapping_add(1)
}
async fn gated_second(x: u64) -> u64 {
    gated_third(x.wrapping_add(3)).await ^ x
}
async fn gated_first(x: u64) -> u64 {
    gated_second(x.wrapping_mul(5)).await.wrapping_add(x)
}
async fn sum_of_gated(n: u64) -> u64 {
    let mut sum = 0u64;
    for i in 0..n {
        sum = sum.wrapping_add(gated_first(i).await);
    }
    sum
}

// Suspending at a depth.

async fn level_1(n: u64) -> u64 {
    let mut sum = 0u64;
    for i in 0..n {
        yield_now().await;
        sum = sum.wrapping_add(opaque(i));
    }
    sum
}

macro_rules! levels {
    ($($depth:literal $name:ident $below:ident)*) => {$(
        async fn $name(n: u64) -> u64 {
            let before = opaque(n).wrapping_add($depth);
            $below(n).await.wrapping_add(before)
        }
    )*};
}

levels! {
    2 level_2 level_1 3 level_3 level_2 4 level_4 level_3 5 level_5 level_4 6 level_6 level_5 7 level_7 level_6 8 level_8 level_7
    9 level_9 level_8 10 level_10 level_9 11 level_11 level_10 12 level_12 level_11 13 level_13 level_12 14 level_14 level_13
    15 level_15 level_14 16 level_16 level_15 17 level_17 level_16 18 level_18 level_17 19 level_19 level_18 20 level_20 level_19
}

// A loop of awaits.

async fn tick(x: u64) -> u64 {
    yield_now().await;
    x ^ 1
}
async fn sum_of_ticks(n: u64) -> u64 {
    let mut sum = 0u64;
    for i in 0..n {
        sum = sum.wrapping_add(tick(opaque(i)).await);
    }
    sum
}

// Futures that are not run to their end.

async fn innermost(token: Token) -> u64 {
    yield_now().await;
    token.0
}
async fn middle(token: Token) -> u64 {
    let own = Token(2);
    let inner = innermost(token).await;
    inner + own.0
}
async fn outermost(token: Token, seed: u64) -> u64 {
    let own = Token(seed);
    let inner = middle(token).await;
    inner + own.0
}

fn create_and_drop(n: u64) -> u64 {
    let before = DESTROYED.load(Relaxed);
    for i in 0..n {
        let mut root = Root(outermost(Token(i), 3));
        adopt(&mut root.0);
    }
    DESTROYED.load(Relaxed).wrapping_sub(before)
}

fn create_poll_cancel(n: u64) -> u64 {
    let before = DESTROYED.load(Relaxed);
    let waker = counting_waker();
    let mut cx = Context::from_waker(&waker);
    let mut pending = 0;
    for i in 0..n {
        let mut root = Root(outermost(Token(i), 3));
        adopt(&mut root.0);
        pending += poll_root(unsafe { Pin::new_unchecked(&mut root.0) }, &mut cx).is_pending() as u64;
    }
    DESTROYED.load(Relaxed).wrapping_sub(before).wrapping_add(pending)
}

// A join of eight. The standard library has none yet; this one is what `futures::join!` does.

enum MaybeDone<F: Future> {
    Running(F),
    Done(F::Output),
    Gone,
}

impl<F: Future> MaybeDone<F> {
    #[inline]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> bool {
        unsafe {
            let this = self.get_unchecked_mut();
            if let MaybeDone::Running(future) = this {
                match Pin::new_unchecked(future).poll(cx) {
                    Poll::Ready(value) => *this = MaybeDone::Done(value),
                    Poll::Pending => return false,
                }
            }
            true
        }
    }
    fn take(self: Pin<&mut Self>) -> F::Output {
        match std::mem::replace(unsafe { self.get_unchecked_mut() }, MaybeDone::Gone) {
            MaybeDone::Done(value) => value,
            _ => unreachable!(),
        }
    }
}

struct Join8<A: Future, B: Future, C: Future, D: Future, E: Future, F: Future, G: Future, H: Future>(
    MaybeDone<A>,
    MaybeDone<B>,
    MaybeDone<C>,
    MaybeDone<D>,
    MaybeDone<E>,
    MaybeDone<F>,
    MaybeDone<G>,
    MaybeDone<H>,
);

impl<A: Future, B: Future, C: Future, D: Future, E: Future, F: Future, G: Future, H: Future> Future
    for Join8<A, B, C, D, E, F, G, H>
{
    type Output = (A::Output, B::Output, C::Output, D::Output, E::Output, F::Output, G::Output, H::Output);
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        unsafe {
            let this = self.get_unchecked_mut();
            let mut done = true;
            done &= Pin::new_unchecked(&mut this.0).poll(cx);
            done &= Pin::new_unchecked(&mut this.1).poll(cx);
            done &= Pin::new_unchecked(&mut this.2).poll(cx);
            done &= Pin::new_unchecked(&mut this.3).poll(cx);
            done &= Pin::new_unchecked(&mut this.4).poll(cx);
            done &= Pin::new_unchecked(&mut this.5).poll(cx);
            done &= Pin::new_unchecked(&mut this.6).poll(cx);
            done &= Pin::new_unchecked(&mut this.7).poll(cx);
            if !done {
                return Poll::Pending;
            }
            Poll::Ready((
                Pin::new_unchecked(&mut this.0).take(),
                Pin::new_unchecked(&mut this.1).take(),
                Pin::new_unchecked(&mut this.2).take(),
                Pin::new_unchecked(&mut this.3).take(),
                Pin::new_unchecked(&mut this.4).take(),
                Pin::new_unchecked(&mut this.5).take(),
                Pin::new_unchecked(&mut this.6).take(),
                Pin::new_unchecked(&mut this.7).take(),
            ))
        }
    }
}

async fn worker(id: u64, rounds: u64) -> u64 {
    let mut sum = id;
    for i in 0..rounds {
        yield_now().await;
        sum = sum.wrapping_mul(3).wrapping_add(opaque(i));
    }
    sum
}

async fn join_of_eight(n: u64) -> u64 {
    use MaybeDone::Running;
    let mut sum = 0u64;
    for i in 0..n {
        let (a, b, c, d, e, f, g, h) = Join8(
            Running(worker(i, 1)),
            Running(worker(i, 2)),
            Running(worker(i, 3)),
            Running(worker(i, 4)),
            Running(worker(i, 5)),
            Running(worker(i, 6)),
            Running(worker(i, 7)),
            Running(worker(i, 8)),
        )
        .await;
        for value in [a, b, c, d, e, f, g, h] {
            sum = sum.wrapping_add(value);
        }
    }
    sum
}

// Recursion.

async fn tree(depth: u64) -> u64 {
    if depth == 0 {
        yield_now().await;
        return 1;
    }
    let left = boxed_tree(depth - 1).await;
    let right = boxed_tree(depth - 1).await;
    left * 3 + right
}
fn boxed_tree(depth: u64) -> Pin<Box<dyn Future<Output = u64>>> {
    Box::pin(tree(depth))
}

async fn sum_of_trees(n: u64) -> u64 {
    let mut sum = 0u64;
    for _ in 0..n {
        sum = sum.wrapping_add(tree(opaque(4)).await);
    }
    sum
}

// The parser.

#[derive(Default)]
struct Input {
    byte: Cell<u8>,
    is_full: Cell<bool>,
}

struct NextByte<'a>(&'a Input);

impl Future for NextByte<'_> {
    type Output = u8;
    #[inline(always)]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u8> {
        if !self.0.is_full.get() {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.0.is_full.set(false);
        Poll::Ready(self.0.byte.get())
    }
}

fn next_byte(input: &Input) -> NextByte<'_> {
    NextByte(input)
}

struct MessageBytes {
    bytes: [u8; MessageBytes::SIZE],
    at: usize,
}

impl MessageBytes {
    const MESSAGES: usize = 64;
    const MESSAGE_SIZE: usize = 27;
    const SIZE: usize = Self::MESSAGES * Self::MESSAGE_SIZE;

    fn new() -> Self {
        let mut bytes = [0; Self::SIZE];
        let mut seed = 1u32;
        for message in bytes.chunks_exact_mut(Self::MESSAGE_SIZE) {
            let mut sum = 0u8;
            for (at, byte) in message.iter_mut().enumerate() {
                *byte = match at {
                    0 => 0x50,
                    1 => 0x58,
                    6 => 5,  // the length of the name
                    12 => 4, // the length of the body
                    13 => 0,
                    26 => sum,
                    _ => {
                        seed = seed.wrapping_mul(1664525).wrapping_add(1013904223);
                        (seed >> 24) as u8
                    }
                };
                sum = sum.wrapping_add(*byte);
            }
        }
        MessageBytes { bytes, at: 0 }
    }

    #[inline(always)]
    fn next(&mut self) -> u8 {
        // SAFETY: `at` is always below SIZE; C++ does not check it either.
        let byte = unsafe { *self.bytes.get_unchecked(self.at) };
        self.at = if self.at + 1 == Self::SIZE { 0 } else { self.at + 1 };
        byte
    }
}

async fn parse(input: &Input, bytes: u64) -> u64 {
    let (mut total, mut left) = (0u64, bytes);
    while left != 0 {
        let magic_1 = next_byte(input).await;
        if magic_1 != 0x50 {
            return !total;
        }
        let magic_2 = next_byte(input).await;
        if magic_2 != 0x58 {
            return !total;
        }
        let version = next_byte(input).await;
        let flags = next_byte(input).await;
        let mut id = next_byte(input).await as u32;
        id |= (next_byte(input).await as u32) << 8;
        let mut sum = magic_1.wrapping_add(magic_2).wrapping_add(version).wrapping_add(flags).wrapping_add(id as u8).wrapping_add((id >> 8) as u8);
        total = total.wrapping_add(((version as u64) << 8 | flags as u64).wrapping_mul(id as u64));

        let name_length = next_byte(input).await;
        sum = sum.wrapping_add(name_length);
        let mut name = 0u32;
        for _ in 0..name_length {
            let letter = next_byte(input).await;
            sum = sum.wrapping_add(letter);
            name = name.wrapping_mul(31).wrapping_add(letter as u32);
        }

        let mut body_length = next_byte(input).await as u32;
        body_length |= (next_byte(input).await as u32) << 8;
        sum = sum.wrapping_add(body_length as u8).wrapping_add((body_length >> 8) as u8);
        let mut body = 1u32;
        for _ in 0..body_length {
            let octet = next_byte(input).await;
            sum = sum.wrapping_add(octet);
            body = body.wrapping_mul(33).wrapping_add(octet as u32);
        }

        let time;
        {
            let a = next_byte(input).await;
            let b = next_byte(input).await;
            let c = next_byte(input).await;
            let d = next_byte(input).await;
            sum = sum.wrapping_add(a).wrapping_add(b).wrapping_add(c).wrapping_add(d);
            time = a as u32 | (b as u32) << 8 | (c as u32) << 16 | (d as u32) << 24;
        }
        let kind = next_byte(input).await;
        let priority = next_byte(input).await;
        let reserved_1 = next_byte(input).await;
        let reserved_2 = next_byte(input).await;
        sum = sum.wrapping_add(kind).wrapping_add(priority).wrapping_add(reserved_1).wrapping_add(reserved_2);
        let expected = next_byte(input).await;
        if expected != sum {
            return !total;
        }
        total = total.wrapping_add(name as u64).wrapping_add((body ^ time) as u64).wrapping_add(kind as u64 * priority as u64);

        let length = 18 + name_length as u64 + body_length as u64;
        left = if left < length { 0 } else { left - length };
    }
    total
}

fn run_parser(n: u64) -> u64 {
    let mut input = Input::default();
    let shared: &Input = unsafe { &*(&mut input as *mut Input) };
    let mut bytes = MessageBytes::new();
    let mut root = Root(parse(shared, n));
    adopt(&mut root.0);
    let mut future = unsafe { Pin::new_unchecked(&mut root.0) };
    let waker = counting_waker();
    let mut cx = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(total) = poll_root(future.as_mut(), &mut cx) {
            return total;
        }
        escape(&mut future);
        shared.byte.set(bytes.next());
        shared.is_full.set(true);
    }
}

// The main program.

const CASES: &[(&str, fn(u64) -> u64)] = &[
    ("nested ready calls", |n| run_to_end(sum_of_nested(n))),
    ("nested ready calls that may suspend", |n| run_to_end(sum_of_gated(n))),
    ("suspend and resume at depth 1", |n| run_to_end(level_1(n))),
    ("suspend and resume at depth 5", |n| run_to_end(level_5(n))),
    ("suspend and resume at depth 10", |n| run_to_end(level_10(n))),
    ("suspend and resume at depth 20", |n| run_to_end(level_20(n))),
    ("loop of awaits", |n| run_to_end(sum_of_ticks(n))),
    ("create and drop", create_and_drop),
    ("create, poll and cancel", create_poll_cancel),
    ("join of 8", |n| run_to_end(join_of_eight(n))),
    ("recursion, boxed", |n| run_to_end(sum_of_trees(n))),
    ("parser of 20 states", run_parser),
];

#[repr(C)]
struct Timespec {
    seconds: i64,
    nanoseconds: i64,
}

extern "C" {
    fn clock_gettime(clock: i32, now: *mut Timespec) -> i32;
}

fn processor_ns() -> f64 {
    const CLOCK_THREAD_CPUTIME_ID: i32 = 3;
    let mut now = Timespec { seconds: 0, nanoseconds: 0 };
    unsafe { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &mut now) };
    now.seconds as f64 * 1e9 + now.nanoseconds as f64
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments == ["--list"] {
        for (name, _) in CASES {
            println!("{name}");
        }
        return;
    }
    let run = match CASES.iter().find(|case| arguments.first().map_or(false, |name| name == case.0)) {
        Some(&(_, run)) => run,
        None => exit(2),
    };
    let n: u64 = match arguments.get(1).and_then(|n| n.parse().ok()) {
        Some(n) => n,
        None => exit(2),
    };
    if arguments.get(2).map_or(false, |option| option == "--count") {
        IS_COUNTING.store(true, Relaxed);
        let checksum = run(n);
        IS_COUNTING.store(false, Relaxed);
        println!(
            "{{\"checksum\": {checksum}, \"wakes\": {}, \"allocations\": {}, \"bytes\": {}}}",
            WAKES.load(Relaxed),
            ALLOCATIONS.load(Relaxed) as f64 / n as f64,
            LARGEST_ROOT.load(Relaxed) + PEAK.load(Relaxed)
        );
        return;
    }
    let mut fastest = f64::MAX;
    for _ in 0..3 {
        let begin = processor_ns();
        black_box(run(n));
        fastest = fastest.min((processor_ns() - begin) / n as f64);
    }
    println!("{{\"ns\": {fastest:.4}}}");
}
