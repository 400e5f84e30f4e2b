/// What people take for passwords: words, names and phrases, in lower case and letters only. Those that are shorter
/// than a pass phrase count with digits and signs around them, and in twos.
enum CommonWords {
    static let all = Set(
        """
        password passwort passphrase passcode secret letmein welcome admin administrator login default master access
        changeme test testing guest user root super superman batman spiderman ironman avengers pokemon naruto dragon
        monkey tiger lion eagle shadow sunshine princess prince queen king football cricket baseball hockey soccer
        iloveyou loveyou love lovely lover myself mylove sweetheart sweety baby angel jesus god krishna radhakrishna
        radha rama sita jaishreeram jaishriram shreeram hanuman jaihanuman ganesh ganesha shiva mahadev harharmahadev
        omnamahshivaya omsairam sairam saibaba lakshmi laxmi durga allah waheguru bismillah india bharat hindustan
        mumbai delhi surat ahmedabad gujarat rajasthan jaipur kolkata chennai bangalore bengaluru hyderabad pune
        meesho meeshoseller seller supplier hisaab account accounts business company money rupees paisa bank
        flipkart amazon google gmail facebook instagram whatsapp youtube microsoft windows apple iphone samsung android
        computer internet laptop mobile phone qwerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx abc abcd abcdef
        abcdefgh hello helloworld hi namaste goodmorning goodnight goodluck thankyou please freedom forever friend
        friends friendship family mother father mom dad mummy papa sister brother wife husband home house school
        college office work summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday
        january february march april may june july august september october november december michael jordan jennifer
        jessica ashley daniel matthew andrew joshua thomas robert charlie maggie ginger pepper cookie chocolate banana
        orange cheese flower rainbow diamond silver golden gold star starwars matrix killer hunter ranger soldier
        rahul rohit amit sachin tendulkar virat kohli dhoni salman shahrukh khan kumar sharma singh patel gupta verma
        priya pooja neha anjali deepak sanjay vijay rajesh suresh ramesh mahesh ganpati correcthorsebatterystaple
        correcthorse batterystaple thequickbrownfox quickbrownfox loremipsum tobeornottobe trustno trustnoone opensesame
        nopassword mypassword thepassword newpassword oldpassword yourpassword passwordpassword whatever nothing secure
        security private confidential report reports dashboard export import key keys lock locked unlock open sesame
        """.split { $0.isWhitespace }.map(String.init)
    )

    /// Words that make a sentence of them and no phrase stronger.
    static let between: Set<String> = [
        "a", "an", "and", "the", "my", "our", "your", "is", "was", "are", "am", "i", "me", "we", "you", "it", "this",
        "that", "what", "in", "on", "of", "to", "for", "at", "no", "not", "now", "only", "very", "hare", "jai", "ki",
        "ka", "mera", "x",
    ]

    /// Letters of the longest of all of them.
    static let longest = all.lazy.map(\.count).max() ?? 0
}
