// shapes.cpp in Rust: each shape's name and what `size_of_val` says of its future. Rust 1.63 and later.
use std::future::Future;
use std::mem::size_of_val;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::task::{Context, Poll};

struct YieldNow(bool);

impl Future for YieldNow {
    type Output = ();
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

static NOTED: AtomicU64 = AtomicU64::new(0);

fn value() -> u64 {
    NOTED.load(Relaxed) + 1
}
fn note(value: u64) {
    NOTED.fetch_add(value, Relaxed);
}

async fn no_await() -> u32 {
    1
}
async fn no_await_argument(x: u64) -> u64 {
    x + 1
}
async fn one_await() {
    yield_now().await;
}
async fn ten_awaits() {
    yield_now().await;
    yield_now().await;
    yield_now().await;
    yield_now().await;
    yield_now().await;
    yield_now().await;
    yield_now().await;
    yield_now().await;
    yield_now().await;
    yield_now().await;
}
async fn byte_leaf(x: u8) -> u8 {
    yield_now().await;
    x + 1
}
async fn leaf(x: u32) -> u32 {
    yield_now().await;
    x + 1
}
async fn caller(x: u32) -> u32 {
    let a = leaf(x).await;
    let b = leaf(a).await;
    a + b
}
async fn loop_over_caller(n: u32) -> u32 {
    let mut sum = 0;
    for i in 0..n {
        sum += caller(i).await;
    }
    sum
}
async fn tail(x: u32) -> u32 {
    leaf(x).await
}
async fn tail_2(x: u32) -> u32 {
    tail(x).await
}
async fn tail_3(x: u32) -> u32 {
    tail_2(x).await
}
async fn tail_4(x: u32) -> u32 {
    tail_3(x).await
}
async fn tail_5(x: u32) -> u32 {
    tail_4(x).await
}
async fn kilobyte_1(k: [u8; 1024]) -> u8 {
    yield_now().await;
    k[5]
}
async fn kilobyte_2(k: [u8; 1024]) -> u8 {
    kilobyte_1(k).await
}
async fn kilobyte_3(k: [u8; 1024]) -> u8 {
    kilobyte_2(k).await
}
async fn two_scopes() {
    {
        let mut a = [0u8; 256];
        a[3] = value() as u8;
        yield_now().await;
        note(a[3] as u64);
    }
    {
        let mut b = [0u8; 512];
        b[3] = value() as u8;
        yield_now().await;
        note(b[3] as u64);
    }
}
async fn two_arrays() {
    let mut a = [0u8; 256];
    a[3] = value() as u8;
    yield_now().await;
    note(a[3] as u64);
    let mut b = [0u8; 256];
    b[3] = value() as u8;
    yield_now().await;
    note(b[3] as u64);
}
async fn three_1() {
    one_await().await;
    one_await().await;
    one_await().await;
}
async fn three_2() {
    three_1().await;
    three_1().await;
    three_1().await;
}
async fn three_3() {
    three_2().await;
    three_2().await;
    three_2().await;
}
async fn three_4() {
    three_3().await;
    three_3().await;
    three_3().await;
}
async fn three_5() {
    three_4().await;
    three_4().await;
    three_4().await;
}
async fn two_bytes() -> u8 {
    yield_now().await;
    1
}
async fn sum_1() -> u8 {
    two_bytes().await + two_bytes().await + two_bytes().await
}
async fn sum_2() -> u8 {
    sum_1().await + sum_1().await + sum_1().await
}
async fn sum_3() -> u8 {
    sum_2().await + sum_2().await + sum_2().await
}
async fn sum_4() -> u8 {
    sum_3().await + sum_3().await + sum_3().await
}
async fn sum_5() -> u8 {
    sum_4().await + sum_4().await + sum_4().await
}
async fn counted(n: u32) -> u32 {
    let mut i = 0;
    while i < n {
        yield_now().await;
        i += 1;
    }
    i
}
async fn nested_loops(n: u32, m: u32) {
    for _ in 0..n {
        for _ in 0..m {
            yield_now().await;
        }
    }
}
async fn array_in_loop(n: u32) {
    for i in 0..n {
        let mut b = [0u8; 128];
        b[i as usize] = value() as u8;
        yield_now().await;
        note(b[i as usize] as u64);
    }
}
async fn branches(c: bool) {
    if c {
        let mut a = [0u8; 256];
        a[3] = value() as u8;
        yield_now().await;
        note(a[3] as u64);
    } else {
        let mut b = [0u8; 512];
        b[3] = value() as u8;
        yield_now().await;
        note(b[3] as u64);
    }
}
async fn hold_8(b: [u8; 8]) -> u8 {
    yield_now().await;
    b[1]
}
async fn hold_16(b: [u8; 16]) -> u8 {
    yield_now().await;
    b[1]
}
async fn hold_64(b: [u8; 64]) -> u8 {
    yield_now().await;
    b[1]
}
async fn hold_128(b: [u8; 128]) -> u8 {
    yield_now().await;
    b[1]
}
fn make_block<const N: usize>() -> [u8; N] {
    let mut block = [0; N];
    block[1] = value() as u8;
    block
}
async fn four_cases(which: u32) -> u8 {
    match which {
        0 => hold_8(make_block()).await,
        1 => hold_16(make_block()).await,
        2 => hold_64(make_block()).await,
        _ => hold_128(make_block()).await,
    }
}
async fn one_after_another() {
    note(hold_64(make_block()).await as u64);
    note(hold_128(make_block()).await as u64);
}
async fn owning_argument(x: Box<u64>) -> u64 {
    yield_now().await;
    *x
}
async fn owning_local() -> u64 {
    let x = Box::new(value());
    yield_now().await;
    *x
}
async fn reference_argument(x: &u64) -> u64 {
    yield_now().await;
    *x
}
async fn two_arguments(a: u64, b: u64) -> u64 {
    yield_now().await;
    note(a);
    yield_now().await;
    b
}
async fn dead_argument(b: [u8; 256]) {
    note(b[1] as u64);
    yield_now().await;
}
async fn three_scopes() {
    {
        let a = value();
        yield_now().await;
        note(a);
    }
    {
        let b = value();
        yield_now().await;
        note(b);
    }
    {
        let c = value();
        yield_now().await;
        note(c);
    }
}
async fn three_in_turn() {
    let a = value();
    yield_now().await;
    note(a);
    let b = value();
    yield_now().await;
    note(b);
    let c = value();
    yield_now().await;
    note(c);
}
async fn three_at_once() {
    let a = value();
    let b = value();
    let c = value();
    yield_now().await;
    note(a + b + c);
}
async fn replaced() -> u64 {
    let a = value();
    yield_now().await;
    let b = a + value();
    yield_now().await;
    b
}
async fn mixed_sizes() -> u64 {
    let a = value() as u8;
    let b = value() as u32;
    let c = value() as u8;
    let d = value();
    let e = value() as u16;
    yield_now().await;
    a as u64 + b as u64 + c as u64 + d + e as u64
}
async fn flags() -> bool {
    let (a, b, c, d) = (value() != 0, value() != 1, value() != 2, value() != 3);
    let (e, f, g, h) = (value() != 4, value() != 5, value() != 6, value() != 7);
    yield_now().await;
    a && b && c && d && e && f && g && h
}
async fn read_some(to: *mut u8, size: u64) -> u64 {
    yield_now().await;
    unsafe { *to = value() as u8 };
    size
}
async fn read() {
    let mut buffer = [0u8; 64];
    note(read_some(buffer.as_mut_ptr(), 64).await);
    note(buffer[0] as u64);
}
fn sum_of(a: u64, b: u64) -> u64 {
    a + b
}
async fn in_argument(x: u32) -> u64 {
    sum_of(value(), leaf(x).await as u64)
}
async fn in_condition(x: u32) {
    let y = leaf(x).await;
    if y != 0 {
        yield_now().await;
    }
}
async fn in_loop_condition(n: u32) -> u32 {
    let mut i = 0;
    loop {
        let y = leaf(i).await;
        if y >= n {
            break;
        }
        i += 1;
    }
    i
}
async fn large_before() {
    let mut big = [0u8; 512];
    big[3] = value() as u8;
    note(big[3] as u64);
    yield_now().await;
}
async fn large_after() {
    yield_now().await;
    let mut big = [0u8; 512];
    big[3] = value() as u8;
    note(big[3] as u64);
}
async fn early_return(x: u32) -> u32 {
    if x == 0 {
        return 0;
    }
    let mut b = [0u8; 64];
    b[x as usize] = value() as u8;
    yield_now().await;
    b[x as usize] as u32 + x
}
async fn returned_local() -> [u8; 256] {
    let mut result = [0u8; 256];
    result[1] = value() as u8;
    yield_now().await;
    result
}
async fn make_large() -> [u8; 512] {
    yield_now().await;
    make_block()
}
async fn held_result() {
    let large = make_large().await;
    yield_now().await;
    note(large[1] as u64);
}
async fn used_result() {
    note(make_large().await[1] as u64);
    note(1);
}
struct Counter {
    value: u32,
}
impl Counter {
    async fn add(&self, x: u32) -> u32 {
        yield_now().await;
        self.value + x
    }
}

// What `futures::join!` keeps of a future; only its size is of interest here.
#[allow(dead_code)]
enum MaybeDone<F: Future> {
    Running(F),
    Done(F::Output),
    Gone,
}
struct Join2<A: Future, B: Future>(MaybeDone<A>, MaybeDone<B>);
impl<A: Future, B: Future> Future for Join2<A, B> {
    type Output = (A::Output, B::Output);
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Self::Output> {
        let _ = (&self.0, &self.1);
        Poll::Pending
    }
}
async fn join_of_two(x: u32) -> u32 {
    let (a, b) = Join2(MaybeDone::Running(leaf(x)), MaybeDone::Running(leaf(x + 1))).await;
    a + b
}
async fn sum_to(n: u32) -> u32 {
    if n == 0 {
        return 0;
    }
    n + boxed_sum_to(n - 1).await
}
fn boxed_sum_to(n: u32) -> Pin<Box<dyn Future<Output = u32>>> {
    Box::pin(sum_to(n))
}

macro_rules! shapes {
    ($($name:literal: $future:expr;)*) => {$(
        println!("{{\"shape\": \"{}\", \"future\": {}}}", $name, size_of_val(&$future));
    )*};
}

fn main() {
    let counter = Counter { value: 1 };
    shapes! {
        "no await": no_await();
        "no await, an argument": no_await_argument(1);
        "one await": one_await();
        "ten awaits in a row": ten_awaits();
        "leaf over one byte": byte_leaf(1);
        "leaf with one await": leaf(1);
        "its caller with two": caller(1);
        "a loop over that": loop_over_caller(2);
        "tail await": tail(1);
        "five tail awaits": tail_5(1);
        "1 KiB awaited through one call": kilobyte_1([0; 1024]);
        "1 KiB awaited through two calls": kilobyte_2([0; 1024]);
        "1 KiB awaited through three calls": kilobyte_3([0; 1024]);
        "two scopes of 256 and 512 bytes": two_scopes();
        "two arrays of 256 bytes, one dead": two_arrays();
        "five levels of three awaits": three_5();
        "five levels of three awaits, summed": sum_5();
        "loop with a counter": counted(2);
        "two loops, nested": nested_loops(2, 2);
        "loop with an array inside": array_in_loop(2);
        "two branches of 256 and 512 bytes": branches(true);
        "switch over four futures": four_cases(1);
        "two futures, one after another": one_after_another();
        "an owning argument": owning_argument(Box::new(1));
        "an owning local": owning_local();
        "an argument by reference": reference_argument(&1);
        "two arguments, one dead early": two_arguments(1, 2);
        "an argument of 256 bytes, dead at once": dead_argument([0; 256]);
        "three words in three scopes": three_scopes();
        "three words in turn in one scope": three_in_turn();
        "three words at once": three_at_once();
        "a word that replaces another": replaced();
        "five sizes mixed": mixed_sizes();
        "eight flags": flags();
        "a buffer that is read into": read();
        "await in an argument": in_argument(1);
        "await in front of a condition": in_condition(1);
        "await in front of a loop's condition": in_loop_condition(2);
        "512 bytes before the await": large_before();
        "512 bytes after the await": large_after();
        "an early return": early_return(1);
        "a local of 256 bytes that is returned": returned_local();
        "a result of 512 bytes that is kept": held_result();
        "a result of 512 bytes that is used at once": used_result();
        "a member function": counter.add(1);
        "a join of two leaves": join_of_two(1);
        "recursion, boxed": sum_to(2);
    }
}
